import { describe, expect, test } from 'vitest'
import { UserError } from '../../../../src/model/user-error.ts'
import { readNetrc } from '../../../../src/sources/ecosystem/netrc.ts'
import { parsePypiAddress } from '../../../../src/sources/ecosystem/pypi/address.ts'
import { parsePipConf, pipConfigOf } from '../../../../src/sources/ecosystem/pypi/pip-config.ts'
import { folder } from '../../../policy/support.ts'

describe('addresses', () => {
  test.each([
    ['pypi:requests', 'requests', ''],
    ['PyPI:Flask_SQLAlchemy@3.0', 'flask-sqlalchemy', '3.0'],
    ['pip:zope.interface', 'zope-interface', ''],
    ['pypi:requests==2.31', 'requests', '==2.31'],
    ['pypi:requests>=2,<3', 'requests', '>=2,<3'],
    ['pypi:requests[socks]~=2.0', 'requests', '~=2.0'],
    ['pypi:requests@>=2,<3', 'requests', '>=2,<3'],
    ['pypi:requests@2.31.*', 'requests', '2.31.*'],
    ['pkg:pypi/Django@4.2', 'django', '4.2'],
    ['pkg:pypi/zope.interface', 'zope-interface', ''],
    ['https://pypi.org/project/requests/', 'requests', ''],
    ['pypi.org/project/requests/2.31.0/', 'requests', '2.31.0'],
    ['https://pypi.org/project/requests/#history', 'requests', ''],
    ['https://pypi.python.org/pypi/requests/2.31.0', 'requests', '2.31.0'],
    ['https://pypi.org/pypi/requests/json', 'requests', ''],
    ['https://pypi.org/simple/requests/', 'requests', ''],
  ])('%s', (text, name, range) => {
    expect(parsePypiAddress(text)).toEqual({ kind: 'package', type: 'pypi', name, range })
  })

  test.each([
    'pypi:',
    'pypi:-x',
    'pypi:a/b',
    'pypi:a b',
    'pypi:a@; rm -rf',
    'pkg:pypi/a/b',
    'pkg:pypi/a?repository_url=https://evil.example',
    'pkg:pypi/a@1#sub',
  ])('%s is refused with a hint', (text) => {
    expect(() => parsePypiAddress(text)).toThrow(UserError)
  })

  test.each(['requests', 'https://pypi.org/user/me/', 'https://example.com/project/requests/', 'pkg:npm/a'])(
    '%s is left to others',
    (text) => {
      expect(parsePypiAddress(text)).toBeNull()
    },
  )
})

const netrcOf = (text: string) => readNetrc({}, folder({ '.netrc': text }))

describe('pip.conf', () => {
  const none = netrcOf('')

  test('options of its sections, with lines that go on', () => {
    const text =
      '# mine\n[global]\nindex-url = https://a.example/simple\ntimeout = 5\n[install]\nextra_index_url =\n  https://b.example/simple\n  # not c\n  https://d.example/x/\n[freeze]\nindex-url = https://no.example\n'
    expect(pipConfigOf(parsePipConf(text), none).indexes).toEqual([
      'https://a.example/simple/',
      'https://b.example/simple/',
    ])
  })

  test.each([
    [{}, ['https://pypi.org/simple/']],
    [{ 'index-url': 'https://a.example' }, ['https://a.example/']],
    [
      { 'extra-index-url': 'https://b.example/s ftp://c.example nonsense' },
      ['https://pypi.org/simple/', 'https://b.example/s/'],
    ],
    [{ 'index-url': 'https://me:pass@a.example/s/' }, ['https://a.example/s/']],
  ])('%j: %j', (settings, indexes) => {
    expect(pipConfigOf(settings, none).indexes).toEqual(indexes)
  })

  test.each([
    ['https://a.example/files/x.whl', 'Basic bWU6cCZzcw=='],
    ['https://a.example:8443/x', null],
    ['http://a.example/x', null],
    ['https://b.example/x', `Basic ${Buffer.from('you:secret').toString('base64')}`],
    ['https://files.example/x', null],
  ])('to %s goes %s', (url, header) => {
    const config = pipConfigOf(
      { 'index-url': 'https://me:p%26ss@a.example/simple' },
      netrcOf('machine b.example login you password secret'),
    )
    expect(config.authorizationFor(new URL(url))).toBe(header)
  })
})

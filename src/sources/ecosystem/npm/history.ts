import { type Fact, known, unknown } from '../../../model/unknown.ts'
import type { History } from '../standing-in.ts'
import type { Npm } from './npm.ts'

/** The versions with their dates; a mirror may not pass those on. */
export async function historyOf(npm: Npm, name: string): Promise<Fact<History>> {
  const { tells, versions } = await npm.packument(name)
  if (!tells('dates')) {
    const { host } = new URL(npm.apiOf(name))
    return unknown('not-collected', `${host} does not pass on when versions were published`)
  }
  return known({
    versions: versions.map(({ version, publishedAt }) => ({
      version,
      publishedAt,
      prerelease: version.includes('-'),
      url: npm.pageOf(name, version),
    })),
    evidence: [{ url: npm.apiOf(name), retrievedAt: npm.now().toISOString() }],
  })
}

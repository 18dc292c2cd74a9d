import { debianLicenses } from './debian-copyright.ts'
import { readText } from './items.ts'
import { recogniseDebian } from './recognise-debian.ts'
import { recogniseText, unknownText } from './recognise-text.ts'
import type { Recognition } from './recognition.ts'

/** A longer text is not read: nobody writes such a licence. */
const MAX_CHARACTERS = 2_000_000

/** Text -> what it is. */
export function recognise(text: string): Recognition {
  if (text.length > MAX_CHARACTERS) return unknownText(text, [])
  const debian = debianLicenses(text)
  if (debian === null) return recogniseText(text)
  return recogniseDebian(debian, { recognise: recogniseText, isSilent })
}

function isSilent(text: string): boolean {
  return readText(text).items.every(
    (item) => 'remark' in item && (item.remark.says === 'nothing' || item.remark.says === 'choice'),
  )
}

import type { Scan } from '../judging/components/scan-result.ts'
import { UserError } from '../model/user-error.ts'
import type { PolicyBook } from '../policy/load.ts'
import type { ScanSession, ScanWhatIf } from '../report/scan-session.ts'
import { type Found, type ScanCircumstances, scan } from '../scan.ts'
import { readTerms } from '../sources/components/read-terms.ts'
import { themeFor } from './deliver.ts'
import { openUrl } from './effects.ts'
import type { Io } from './io.ts'

/** Shows the tree of a scan until the reader leaves it. Throws UserError where there is no terminal for it. */
export async function showTree(
  found: Found,
  result: Scan,
  circumstances: ScanCircumstances,
  colors: boolean | null,
  io: Io,
): Promise<void> {
  if (!io.screen) {
    throw new UserError(
      'The tree needs a terminal on both ends that can move its cursor',
      'Leave --interactive out, or write --format json',
    )
  }
  const session: ScanSession = {
    scan: result,
    effects: {
      openUrl: (url) => openUrl(url, io),
      async licenseTexts(component) {
        const { terms, lost } = await readTerms(
          { ...component, license: null },
          { ...circumstances, texts: true },
        )
        if (terms.texts === null) throw new Error(lost?.detail ?? 'Its texts could not be read')
        return terms.texts.files
      },
      rescan: (whatIf) => scan(found, { ...circumstances, book: triedBook(circumstances.book, whatIf) }),
    },
  }
  const { showScan } = await import('../report/ink/index.tsx')
  await showScan(session, { ...io.screen, theme: themeFor(io, colors), signal: io.signal })
}

function triedBook(book: PolicyBook, whatIf: ScanWhatIf): PolicyBook {
  return {
    ...book,
    forTarget(keys) {
      const inForce = book.forTarget(keys)
      return { ...inForce, policy: { ...inForce.policy, ...whatIf } }
    },
  }
}

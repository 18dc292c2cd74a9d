import type { LabFinding, PackageContents } from '../../model/facts/sandbox.ts'

/** Tags hold sources, archives hold what was built of them. */
const BUILT =
  /(?:^|\/)(?:dist|build|lib|out|esm|cjs|es|umd|types|prebuilds|bundle)\/|\.d\.[cm]?ts$|\.map$|\.min\.[cm]?js$|^package\.json$/
/** Addresses of no one: this machine, private networks, documentation. */
const NO_ADDRESS =
  /^(?:127\.|0\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/

/** What the contents of an archive mean. */
export function contentFindings(contents: PackageContents): LabFinding[] {
  const severe = (what: string, summary: string) => finding(what, 'severe', summary)
  const addresses = contents.domains.filter((domain) => /^[\d.]+$/.test(domain) && !NO_ADDRESS.test(domain))
  const foreign = contents.notInTag?.filter((path) => !BUILT.test(path)) ?? []
  const linksWithin = contents.hostile.filter(
    (words) => / is a link to /.test(words) && !/out of its folder$/.test(words),
  )
  const hostile = contents.hostile.filter((words) => !linksWithin.includes(words))
  return [
    ...(contents.cut === null ? [] : [severe('hostile', `${contents.cut}; it was not unpacked`)]),
    ...counted(hostile, (all) => severe('hostile', `Hostile archive: ${all}`)),
    ...counted(linksWithin, (all) => finding('links', 'notice', `The archive holds links: ${all}`)),
    ...counted(contents.obfuscated, (all) => severe('obfuscated', `Obfuscated code: ${all}`)),
    ...counted(contents.installScripts, (all) =>
      finding('install-scripts', 'notice', `Runs on install: ${all}`),
    ),
    ...counted(contents.binaries, (all) => finding('binaries', 'notice', `Ships machine code: ${all}`)),
    ...counted(addresses, (all) => finding('addresses', 'notice', `Names bare addresses: ${all}`)),
    ...counted(foreign, (all) => finding('not-in-tag', 'notice', `Not in the tagged source: ${all}`)),
    ...counted(contents.minified, (all) => finding('minified', 'info', `Minified code: ${all}`)),
    ...counted(contents.oddPermissions, (all) =>
      finding('permissions', 'info', `Executable and no program: ${all}`),
    ),
    ...counted(contents.uses.eval, (all) => finding('eval', 'info', `Makes code of text: ${all}`)),
    ...counted(contents.uses.childProcess, (all) =>
      finding('child-process', 'info', `Can start processes: ${all}`),
    ),
    ...counted(contents.uses.network, (all) => finding('network', 'info', `Can use the network: ${all}`)),
  ]
}

function counted(items: readonly string[], say: (all: string) => LabFinding): LabFinding[] {
  if (items.length === 0) return []
  const shown = items.slice(0, 3).join(', ')
  return [say(items.length > 3 ? `${shown} and ${items.length - 3} more` : shown)]
}

function finding(what: string, severity: LabFinding['severity'], summary: string): LabFinding {
  return { id: `contents/${what}`, area: 'contents', severity, summary }
}

/** A repository on a forge. */
export interface RepositoryRef {
  kind: 'repository'
  /** The purl type of its forge: `github`. */
  forge: string
  /** `github.com`, `ghe.example.com:8443`; lower case. */
  host: string
  /** From the outside in: owner and name, with subgroups between them where the forge has any. */
  path: readonly string[]
}

/** A package in a registry. */
export interface PackageRef {
  kind: 'package'
  /** The purl type of its ecosystem: `npm`. */
  type: string
  /** With its namespace, as its own client writes it: `@octokit/rest`. */
  name: string
  /** Version, range or tag; empty where none was named. */
  range: string
}

/** A folder on this machine. */
export interface LocalPath {
  kind: 'path'
  path: string
}

/** What is judged. */
export type Subject = RepositoryRef | PackageRef | LocalPath

/** The name a person would use for it. `home` is the host that needs no naming. */
export function nameOf(subject: Subject, home: string): string {
  switch (subject.kind) {
    case 'repository': {
      const name = subject.path.join('/')
      return subject.host === home ? name : `${subject.host}/${name}`
    }
    case 'package':
      return `${subject.type}:${subject.name}${subject.range === '' ? '' : `@${subject.range}`}`
    case 'path':
      return subject.path
  }
}

/** What waivers, attestations and per-target policies are matched against: `github.com/owner/repo`, `npm:name`. */
export function keyOf(subject: Subject): string {
  if (subject.kind === 'repository') return [subject.host, ...subject.path].join('/').toLowerCase()
  return subject.kind === 'package' ? `${subject.type}:${subject.name}` : subject.path
}

/** Owner and name as forges with two levels have them. */
export function ownerAndName({ path }: Pick<RepositoryRef, 'path'>): { owner: string; repo: string } {
  return { owner: path.slice(0, -1).join('/'), repo: path.at(-1) ?? '' }
}

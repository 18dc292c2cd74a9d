/** Licences, notices, README, guides, policies, owners and adopters, at the top or where forges look for them. */
const TEXT =
  /^(?:(?:\.github|docs?|\.gitlab)\/)?(?:(?:un)?licen[cs]e|copying|copyright|notice|patents|readme|contributing|code[-_]of[-_]conduct|security|support|governance|maintainers|owners|codeowners|authors|adopters|users|roadmap|deprecat(?:ed|ion)|changelog|changes|history)(?:[-._][\w.-]+)?$/i

/** Licences of the parts of a repository, and REUSE's folder of texts. */
const PART_LICENSE = /^(?:[^/]+\/){1,4}(?:(?:un)?licen[cs]e|copying|notice)(?:[-._][\w.-]+)?$/i
const LICENSES_FOLDER = /^licenses\/[^/]+$/i

const MANIFEST =
  /^(?:[^/]+\/){0,3}(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|cargo\.toml|go\.mod|pom\.xml|composer\.json|[^/]+\.(?:gemspec|podspec|cabal|nuspec|csproj)|build\.gradle(?:\.kts)?|deno\.json|pubspec\.yaml)$/i

const AT_TOP =
  /^(?:\.mailmap|\.github\/funding\.yml|reuse\.toml|\.reuse\/dep5|citation\.cff|cmakelists\.txt)$/i

const VENDORED = /(?:^|\/)(?:node_modules|vendor|third[-_]party|bower_components|testdata|fixtures)\//i

/** The files whose texts are facts. */
export function isDocument(path: string): boolean {
  if (VENDORED.test(path)) return false
  return [TEXT, PART_LICENSE, LICENSES_FOLDER, MANIFEST, AT_TOP].some((pattern) => pattern.test(path))
}

/**
 * What truck factors are counted over: files of source code that the project wrote itself. GitHub's Linguist, which the
 * study used, also looks into files; names alone tell the same for all but a few.
 */
const SOURCE =
  /\.(?:[chmr]|ada|adb|ads|applescript|as|asm|astro|awk|bash|bats|bzl|c\+\+|cc|cfc|cfm|cjs|cl|clj|cljc|cljs|cmake|coffee|cpp|cr|cs|css|cts|cu|cxx|d|dart|el|elm|erl|ex|exs|f|f90|f95|fish|for|fs|fsi|fsx|gleam|glsl|go|gradle|groovy|h\+\+|haml|handlebars|hbs|hh|hpp|hrl|hs|html?|hx|hxx|idr|ino|ipynb|jade|java|jl|js|jsx|kt|kts|less|lisp|lua|mjs|ml|mli|mm|mts|nim|nix|pas|php|phtml|pl|pm|pp|proto|ps1|psm1|pug|pxd|py|pyi|pyx|rake|rb|re|res|rkt|rs|s|sass|sc|scala|scm|scss|sh|sol|sql|st|styl|sv|svelte|swift|tcl|tf|thrift|tpl|ts|tsx|twig|v|vala|vb|vert|vhd|vhdl|vim|vue|wat|xaml|xsl|xslt|zig|zsh|y|yy|l|ll|ru|erb|slim|mustache|ejs|dtl|jinja2?|liquid)$/i
const SOURCE_NAMES =
  /(?:^|\/)(?:Makefile|GNUmakefile|Rakefile|Gemfile|Vagrantfile|Dockerfile|Jakefile|Cakefile|CMakeLists\.txt|SConstruct|wscript|configure\.ac)$/

/** Folders that hold other people's code. */
const VENDORED =
  /(?:^|\/)(?:node_modules|bower_components|vendors?|vendored|third[-_]?party|3rd[-_]?party|external|externals|extern|deps|dist|jspm_packages|Godeps|Pods|Carthage|\.yarn|cache)\//i
/** Folders that hold made-up projects: what lies there says nothing about this one. */
const MADE_UP =
  /(?:^|\/)(?:tests?|__tests__|spec|testdata|fixtures?|examples?|samples?|demos?|templates?|benchmarks?)\//i
const VENDORED_NAMES =
  /(?:[.-]min\.(?:js|css)|(?:^|\/)(?:jquery[-\w.]*|prototype|bootstrap[\w.]*|modernizr[-\w.]*|mootools[-\w.]*|gradlew|mvnw|configure|config\.guess|config\.sub|aclocal\.m4|libtool\.m4)(?:\.js|\.css|\.bat|\.cmd)?)$/i

const DOCUMENTATION =
  /^(?:docs?|man|manual|documentation|examples?|samples?|demos?|javadoc|site|website)\/|(?:^|\/)(?:documentation|javadoc|inst\/doc)\//i

const GENERATED =
  /(?:\.(?:pb|g|generated|designer)\.\w+|_pb2(?:_grpc)?\.py|\.pb\.(?:go|cc|h)|(?:^|\/)(?:generated|__generated__)\/.*|\.map|(?:^|\/)package-lock\.json)$/i

/** Neither other people's nor made up. */
export function isOfTheProject(path: string): boolean {
  return !VENDORED.test(path) && !MADE_UP.test(path)
}

/** Whether names that any tool and any human reader take for source code. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) || SOURCE_NAMES.test(path)
}

export function isOwnSource(path: string): boolean {
  return (
    isSource(path) &&
    ![VENDORED, VENDORED_NAMES, DOCUMENTATION, GENERATED].some((pattern) => pattern.test(path))
  )
}

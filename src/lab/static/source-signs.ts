/** What the text of a source file shows without running it. */
export interface SourceSigns {
  minified: boolean
  obfuscated: boolean
  eval: boolean
  childProcess: boolean
  network: boolean
  /** Hosts of the URLs in it. */
  domains: readonly string[]
}

/** Lines this long are not written by people. Prettier's and Biome's widest setting is 320. */
const LONG_LINE = 1000
const MIN_MINIFIED_BYTES = 2000

const EVAL = /(?<![\w.$])eval\s*\(|\bnew\s+Function\s*\(|\bvm\s*\.\s*(?:runIn|compileFunction|Script)/
const CHILD_PROCESS =
  /['"`](?:node:)?child_process['"`]|"os\/exec"|\b(?:shell_exec|proc_open|passthru)\s*\(|\bnew\s+ProcessBuilder\b|\bgetRuntime\(\)\s*\.\s*exec\b/
const NETWORK =
  /(?:require\s*\(|from|import(?:\s*\()?)\s*['"`](?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/promises)?['"`]|(?<![\w.$])fetch\s*\(|\bnew\s+(?:WebSocket|XMLHttpRequest|EventSource)\s*\(|"net(?:\/http)?"|\b(?:curl_init|fsockopen|stream_socket_client)\s*\(|\bjava\.net\.(?:http|URL|Socket)/
const URL_HOST =
  /\b(?:https?|wss?):\/\/(?:[^\s/@'"`]*@)?((?:\d{1,3}\.){3}\d{1,3}|(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z-]{2,})/gi

/** Names that obfuscators make, runs of escaped characters, code unpacked from a string at run time. */
const MADE_UP_NAMES = /\b_0x[\da-f]{4,}\b/g
const ESCAPED = /(?:\\x[\da-f]{2}|\\u[\da-f]{4}){20,}/i
const UNPACKED =
  /(?:eval|Function)\s*\(\s*(?:atob|unescape|decodeURIComponent|Buffer\.from)\s*\(|fromCharCode\s*\((?:\s*\d+\s*,){20}/
const ONLY_BRACKETS = /[[\]()!+]{300,}/

export function signsOf(text: string): SourceSigns {
  const longest = longestLine(text)
  const madeUp = text.match(MADE_UP_NAMES)?.length ?? 0
  return {
    minified:
      text.length >= MIN_MINIFIED_BYTES && longest >= LONG_LINE && text.length / lineCount(text) > 250,
    obfuscated: madeUp >= 10 || ESCAPED.test(text) || UNPACKED.test(text) || ONLY_BRACKETS.test(text),
    eval: EVAL.test(text),
    childProcess: CHILD_PROCESS.test(text),
    network: NETWORK.test(text),
    domains: [...new Set([...text.matchAll(URL_HOST)].map((match) => (match[1] ?? '').toLowerCase()))],
  }
}

function longestLine(text: string): number {
  let longest = 0
  let start = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    longest = Math.max(longest, end - start)
    start = end + 1
  }
  return Math.max(longest, text.length - start)
}

function lineCount(text: string): number {
  return text.split('\n', 100_000).length
}

import type { Restricted } from './terms.ts'

/** Terms that limit who may use it, or for what. Each with what it forbids. */
const RESTRICTIONS: Readonly<Record<string, string>> = {
  'BUSL-1.1': 'production use needs a grant of its own until the change date',
  'SSPL-1.0': 'offering it as a service asks for the source of the whole service',
  'Elastic-2.0': 'it may not be offered as a managed service, nor its licence keys be worked around',
  'FSL-1.1-MIT': 'competing use is forbidden until it turns into MIT after two years',
  'FSL-1.1-ALv2': 'competing use is forbidden until it turns into Apache-2.0 after two years',
  'PolyForm-Noncommercial-1.0.0': 'commercial use is forbidden',
  'PolyForm-Small-Business-1.0.0': 'only small businesses may use it',
  'CC-BY-NC-3.0': 'commercial use is forbidden',
  'CC-BY-NC-4.0': 'commercial use is forbidden',
  'CC-BY-NC-SA-3.0': 'commercial use is forbidden',
  'CC-BY-NC-SA-4.0': 'commercial use is forbidden',
  'CC-BY-NC-ND-4.0': 'commercial use and changed versions are forbidden',
  'CC-BY-ND-4.0': 'changed versions may not be shared',
  'Parity-7.0.0': 'everything built with it must be published',
  JSON: 'it "shall be used for Good, not Evil"',
}

export const RESTRICTED: ReadonlyMap<string, Restricted> = new Map(
  Object.entries(RESTRICTIONS).map(([id, restriction]) => [
    id,
    {
      kind: 'source-available',
      restriction,
      asks: ['notice'],
      fsf: 'incompatible',
      bindsOn: ['conveying', 'network-use', 'public-display'],
      source: `https://spdx.org/licenses/${id}.html`,
    },
  ]),
)

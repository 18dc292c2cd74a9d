import type { Component, Unread } from '../../../src/inventory/inventory.ts'
import { type Scan, scanOf } from '../../../src/judging/components/scan-result.ts'
import { NO_COST } from '../../../src/model/cost.ts'
import type { Policy } from '../../../src/model/policy.ts'
import { renderScan, type ScanFormatName } from '../../../src/report/scan/index.ts'
import { themeOf } from '../../../src/report/theme.ts'
import { aComponent, aPolicy, declared, judged, TODAY } from '../../judging/components/support.ts'

type Said = Partial<Component> & { says: string | null }

/** A scan of components that say these licences. */
export function aScan(
  said: readonly Said[],
  { unread = [], policy = aPolicy() }: { unread?: readonly Unread[]; policy?: Policy } = {},
): Scan {
  const components = said.map(({ says, ...change }) => {
    const component = aComponent(change)
    return { component, judged: judged(declared(says), policy, component) }
  })
  const inventory = {
    file: 'package-lock.json',
    format: 'package-lock 3',
    project: { name: 'acme', version: '1.0.0' },
    components: components.map(({ component }) => component),
    notes: [],
  }
  return scanOf({
    inventories: [inventory],
    components: components.map((one) => one.judged),
    unread,
    policy,
    notices: [],
    cost: NO_COST,
    now: TODAY,
  })
}

export function drawScan(
  format: ScanFormatName,
  scan: Scan,
  { all = false, columns = 100 }: { all?: boolean; columns?: number } = {},
): Promise<string> {
  return renderScan(format, scan, { theme: themeOf({ colors: false, unicode: true }), columns, all })
}

export const GPL = { says: 'GPL-3.0-only', name: 'qs', version: '6.5.2', path: ['express', 'qs'] }
export const CUSTOM = { says: 'Custom', name: 'odd', version: '1.0.0', path: ['odd'] }
export const FINE = { says: 'MIT', name: 'fine', version: '1.0.0', path: ['fine'] }
export const BROKEN: Unread = {
  file: 'sub/package-lock.json',
  line: 3,
  message: 'It ends too early',
  hint: 'Write it anew',
}

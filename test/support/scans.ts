import type { Component } from '../../src/inventory/inventory.ts'
import { type Scan, scanOf } from '../../src/judging/components/scan-result.ts'
import { NO_COST } from '../../src/model/cost.ts'
import type { Policy } from '../../src/model/policy.ts'
import { aPolicy, declared, judged, TODAY } from '../judging/components/support.ts'
import { component } from './component.ts'

/** `you > express > qs@6.5.2 MIT`: a way, a version and what its registry declares; `?` where nobody can be asked. */
export function licensed(text: string, change: Partial<Component> = {}, policy: Policy = aPolicy()) {
  const cut = text.lastIndexOf(' ')
  const [way, license] = [text.slice(0, cut), text.slice(cut + 1)]
  const path = way.split(' > ')
  const last = path.at(-1) ?? ''
  const names = [...path.slice(0, -1), last.slice(0, last.lastIndexOf('@'))]
  const one = component(last, { path: names, direct: names.length === 1, ...change })
  return judged(license === '?' ? declared(null) : declared(license), policy, one)
}

export function aScan(components: readonly ReturnType<typeof licensed>[], change: Partial<Scan> = {}): Scan {
  const project = { name: 'shop', version: '1.0.0' }
  const inventory = {
    file: 'package-lock.json',
    format: 'package-lock 3',
    project,
    components: [],
    notes: [],
  }
  const parts = { components, unread: [], policy: aPolicy(), notices: [], cost: NO_COST, now: TODAY }
  return { ...scanOf({ inventories: [inventory], ...parts }), ...change }
}

import type { JudgedComponent } from '../judging/components/component.ts'
import type { Scan } from '../judging/components/scan-result.ts'
import type { Policy } from '../model/policy.ts'

/** What the interactive tree of a scan shows and may do. Made by the door; the tree itself touches only the terminal. */
export interface ScanSession {
  scan: Scan
  effects: ScanEffects
}

/** The part of the policy that can be tried out on a scan. */
export type ScanWhatIf = Partial<Pick<Policy, 'projectLicense' | 'usage'>>

export interface LicenseText {
  path: string
  text: string
}

/** A rejected promise is shown as a message; none of them ends the tree. */
export interface ScanEffects {
  /** `url` is http or https. */
  openUrl(url: string): Promise<void>
  /** The files that tell the terms of a component, from this disk or its archive. */
  licenseTexts(component: JudgedComponent): Promise<readonly LicenseText[]>
  /** The same components under the changed policy. */
  rescan(whatIf: ScanWhatIf): Promise<Scan>
}

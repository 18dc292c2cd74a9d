import type { Declaration } from '../../../analysis/licensing/manifest-readers/declaration.ts'
import type { LicenseTexts } from '../../../analysis/licensing/release-terms.ts'
import type { Component } from '../../../inventory/inventory.ts'

/** A release as it lies on this disk. */
export interface InstalledRelease {
  /** The manifest that says so: `package.json`. */
  where: string
  licenses: readonly Declaration[]
  texts: LicenseTexts
}

/** What package managers have put on this disk. Nothing of it is run, and links are not followed. */
export interface InstalledTree {
  /** That very version; null: it is not there. */
  find(component: Component): Promise<InstalledRelease | null>
}

import * as z from 'zod/mini'

/** A schema with its description, for editors and the published JSON schema. */
export function about<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  // `check` gives back the same schema with one more check.
  return schema.check(z.describe(description)) as Schema
}

export function text() {
  return z.string().check(z.minLength(1, 'must not be empty'))
}

export function texts() {
  return z.union([text(), z.array(text())], 'must be a text or a list of texts')
}

/** What a list begins as. */
export const EMPTY_LIST = `# One package or repository a line; what stands behind # is a comment.
#
#   npm:express@4.19.2
#   pypi:requests==2.32.3
#   pkg:cargo/serde@1.0.203
#   golang.org/x/text@v0.16.0
#   owner/repo
`

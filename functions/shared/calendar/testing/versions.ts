/** SHA-256 of the closed days of 2025 to 2060, of each version of the law. A changed day needs a new version and its line here. */
export const VERSIONS: Readonly<Record<string, string>> = {
  'concord-law@1': '7127f8264389ae9bd32eb264abc7b658363fb5d615cf303d05756a34220b8801',
};

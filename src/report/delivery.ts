/** Where the patch went. */
export type Delivery =
  | { readonly to: 'nowhere' }
  /** The diff is on standard output; `applyIn` is the folder that its paths are relative to. */
  | { readonly to: 'stdout'; readonly applyIn: string; readonly saved: string | null }
  | { readonly to: 'json' }
  | { readonly to: 'file'; readonly file: string }

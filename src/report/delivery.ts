/** Where the patch went, and how the run is named for `tracemend resume`. */
export interface Delivery {
  readonly patch:
    | { readonly to: 'nowhere' }
    /** The diff is on standard output; `applyIn` is the folder that its paths are relative to, `saved` a file that holds it too. */
    | { readonly to: 'stdout'; readonly applyIn: string; readonly saved: string | null }
    | { readonly to: 'file'; readonly file: string }
  /** `null` where nothing was saved. */
  readonly run: string | null
}

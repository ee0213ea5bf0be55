/** The browser tab that a list is captured from, as it was when the admin asked for it. */
export interface CapturedTab {
  /** The browser's number of the tab. */
  id: number;
  url: string;
  title: string;
}

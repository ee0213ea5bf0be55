import type { SignedIn } from './access/signed-in.ts';
import type { Environment } from './environment.ts';
import type { PageLanguage } from './pages/page-language.ts';
import type { Space } from './space/space-store.ts';

/** For whom a page is made. */
export interface PageSetting {
  /** Null until the owner has set the space up. */
  space: Space | null;
  /** Who is signed in with this browser, if anybody. */
  visitor: SignedIn | null;
  language: PageLanguage;
}

/** What every request carries on its way through the app. */
export interface AppEnv {
  Bindings: Environment;
  Variables: {
    /** Twenty-four hex digits that name the request in the log and in a refusal. */
    requestId: string;
    /** Set by `everyPage`. */
    page?: PageSetting;
  };
}

/** What a request to the API carries behind `apiAccess`: an owner or admin, as they are at this very request. */
export interface ApiEnv {
  Bindings: Environment;
  Variables: { requestId: string; signedIn: SignedIn };
}

/** What a request for a page carries behind `everyPage`. */
export interface PageEnv {
  Bindings: Environment;
  Variables: { requestId: string; page: PageSetting };
}

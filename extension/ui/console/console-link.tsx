import type { ComponentChildren } from 'preact';
import { openConsole } from '../popup/open-console.ts';
import { consolePath, isConsole, type Route, routeHash } from './route.ts';

interface Props {
  to: Route;
  class: string;
  children: ComponentChildren;
}

/** A link to a page of the console; from the popup, which is too small for it, it opens in a tab. */
export function ConsoleLink({ to, class: look, children }: Props) {
  return (
    <a
      class={look}
      href={consolePath + routeHash(to)}
      onClick={(event) => {
        if (isConsole()) return;
        event.preventDefault();
        void openConsole(to);
      }}
    >
      {children}
    </a>
  );
}

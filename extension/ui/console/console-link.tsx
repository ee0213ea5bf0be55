import type { ComponentChildren } from 'preact';
import { openConsole } from '../popup/open-console.ts';
import { type Route, routeHash } from './route.ts';

interface Props {
  to: Route;
  class: string;
  children: ComponentChildren;
}

/** A link to a page of the console; from the popup, which is too small for it, it opens in a tab. */
export function ConsoleLink({ to, class: look, children }: Props) {
  const path = '/console.html';
  return (
    <a
      class={look}
      href={`${path}${routeHash(to)}`}
      onClick={(event) => {
        if (location.pathname === path) return;
        event.preventDefault();
        void openConsole(to);
      }}
    >
      {children}
    </a>
  );
}

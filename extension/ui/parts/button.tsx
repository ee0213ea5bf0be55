import './button.css';
import type { ComponentChildren, JSX } from 'preact';

interface Props extends Omit<JSX.IntrinsicElements['button'], 'look'> {
  /** `main` once a screen at most; `quiet` inside sentences and rows. */
  look?: 'plain' | 'main' | 'danger' | 'quiet';
  children: ComponentChildren;
}

/** A button; never a submit button unless `type` says so. */
export function Button({ look = 'plain', children, ...rest }: Props) {
  return (
    <button type="button" {...rest} class={`button button-${look}`}>
      {children}
    </button>
  );
}

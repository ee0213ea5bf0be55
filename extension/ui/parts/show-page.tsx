import '../look/base.css';
import { type ComponentChild, render } from 'preact';
import { i18n } from '#i18n';
import { screenLanguage } from '../words/numbers.ts';

/** Draws a page of the extension into its document and says which language it speaks. */
export function showPage(page: ComponentChild): void {
  document.documentElement.lang = screenLanguage();
  document.title = i18n.t('extension_name');
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element with the id "root".');
  render(page, root);
}

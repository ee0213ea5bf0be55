import { h, render } from 'preact';

// The floor of a popup: a document, a module, one drawing of one box.
render(h('textarea', {}), document.body);

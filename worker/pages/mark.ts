/** The mark of the extension's icon (extension/ui/icon/icon.svg): somebody who is ticked off. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">
  <title>Rollcall</title>
  <rect width="128" height="128" rx="28" fill="#3d4fc4"/>
  <circle cx="56" cy="40" r="22" fill="#fff"/>
  <path d="M14 108c0-26 18-38 42-38s42 12 42 38z" fill="#fff"/>
  <path d="M62 92l18 18 34-38" fill="none" stroke="#3d4fc4" stroke-width="30" stroke-linecap="round" stroke-linejoin="round"/>
  <path d="M62 92l18 18 34-38" fill="none" stroke="#fff" stroke-width="13" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
`;

/** Cells as a spreadsheet copies them; one address in fifty is mistyped. */
export function tableOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const at = index % 50 === 7 ? '@@' : '@';
    return `Dupont ${index}\tZoé\tzoe.${index}${at}school.example.com\tfr`;
  });
  return ['Last name\tFirst name\tE-mail\tLanguage', ...lines].join('\n');
}

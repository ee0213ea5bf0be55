/** People of the large page: one in each of its rows. */
export const largePagePeople = 20_000;

/**
 * A directory of five megabytes, as an intranet prints it: a table whose cells are full of markup that says nothing.
 */
export function largePage(): string {
  const rows = Array.from({ length: largePagePeople }, (_, index) => {
    const address = `person-${index}@school.example.com`;
    const cells = [
      `Last${index}`,
      `First${index}`,
      `<a class="link" href="mailto:${address}">${address}</a>`,
      'Room 12',
    ];
    return `<tr class="row ${index % 2 ? 'odd' : 'even'}">${cells.map((cell) => `<td class="cell"><span>${cell}</span></td>`).join('')}</tr>`;
  });
  const head = '<tr><th>Last name</th><th>First name</th><th>E-mail</th><th>Room</th></tr>';
  return `<!doctype html><title>Large directory</title><h1>Directory</h1><table>${head}${rows.join('\n')}</table>`;
}

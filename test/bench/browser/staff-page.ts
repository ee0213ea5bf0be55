/** Octets of the page for each person on it: 2,000 people stand on one of 5 MB. */
const octetsPerPerson = 2500;

const filler = 'Words about projects, rooms, opening hours and everything else that such a page says beside people. ';

/** A page of cards, each with a name, a role, an address in a link or as plain text, and much that is about nobody. */
export function staffPage(people: number): string {
  const cards = Array.from({ length: people }, (_, index) => {
    const address = `person-${index}@school.example.com`;
    const mail = index % 2 === 0 ? `<a href="mailto:${address}">Write to me</a>` : `<p>${address}</p>`;
    const card = `<section class="card c${index % 7}"><h3>Anne-Lise Dupont ${index}</h3><p class="role">Teacher</p>${mail}`;
    const words = filler.repeat(Math.ceil((octetsPerPerson - card.length - 40) / filler.length));
    return `${card}<p>${words}</p></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Staff</title><h1>Staff</h1><main>${cards.join('\n')}</main>`;
}

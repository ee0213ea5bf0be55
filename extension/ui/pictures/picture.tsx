import './picture.css';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';

/** The numbers of a picture: a name for each line, and as many numbers in words as there are captions beside it. */
interface PictureTable {
  /** The first is of the names. */
  captions: readonly string[];
  lines: readonly { name: string; numbers: readonly string[] }[];
}

/**
 * A picture with its numbers as a table behind a toggle: who cannot see the one reads the other. Pictures are drawn in
 * plain SVG: their scales are one division each, for which no library earns its bytes.
 */
export function Picture({ table, children }: { table: PictureTable; children: ComponentChildren }) {
  const [first, ...others] = table.captions;
  return (
    <figure class="picture">
      {children}
      <details class="picture-numbers">
        <summary>{i18n.t('pictures.as_table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((caption) => (
                <th key={caption} scope="col">
                  {caption}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.map(({ name, numbers }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {numbers.map((number, at) => (
                  <td key={others[at]}>{number}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

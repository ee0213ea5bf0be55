import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { nameProposals } from '../../batches/name-proposals.ts';
import type { RowEdit } from '../../batches/row-edits.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { numberWords } from '../words/numbers.ts';
import { oncePerPart } from './once-per-part.ts';

/** The names that are offered for a part of a list. */
export const proposalsIn = oncePerPart(nameProposals);

interface Props {
  /** The parts of the list that can be changed. */
  parts: readonly (readonly StoredRow[])[];
  onUse: (edits: readonly RowEdit[]) => void;
}

/** Offers names for people who have none but whose address shows one, with an example. */
export function NamesOffer({ parts, onUse }: Props) {
  const proposals = useMemo(() => parts.flatMap(proposalsIn), [parts]);
  const [first] = proposals;
  const row = first && parts.flatMap((rows) => rows.find(({ id }) => id === first.rowId) ?? [])[0];
  if (!first || !row) return null;
  const name = [first.patch.firstName, first.patch.lastName].filter((word) => word).join(' ');
  return (
    <Notice
      kind="plain"
      actions={<Button onClick={() => onUse(proposals)}>{i18n.t('names.use', [numberWords(proposals.length)])}</Button>}
    >
      {i18n.t('names.offer', proposals.length, [numberWords(proposals.length), row.person.email, name])}
    </Notice>
  );
}

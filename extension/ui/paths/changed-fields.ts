/**
 * The fields that differ from what is stored: only they are sent, so that two admins do not undo each other's changes.
 */
export function changedFields<Fields extends object>(typed: Fields, stored: Fields): Partial<Fields> {
  const changed = Object.entries(typed).filter(([name, value]) => Reflect.get(stored, name) !== value);
  // Entries of `Fields` are a part of `Fields`; their type has forgotten it.
  return Object.fromEntries(changed) as Partial<Fields>;
}

/** SQL for the problems of a row of `batch_rows` without what they quote of the row: evidence and suggestions. */
export const withoutEvidenceSql = `
  (SELECT json_group_array(json_remove(json_set(value, '$.evidence', ''), '$.suggestion'))
     FROM json_each(batch_rows.problems))`;

/** Bytes of a file; a list of a million people in CSV is about 80 MB. */
export const maxFileBytes = 128 * 1024 * 1024;
/** Files inside a workbook; a real one has some dozens. */
export const maxArchiveEntries = 10_000;
/** Bytes that one workbook may unpack to, all its parts that are read taken together. */
export const maxUnpackedBytes = 512 * 1024 * 1024;
/** Unpacked to packed bytes of one part; the XML of real sheets stays below 60. */
export const maxUnpackRatio = 400;
/** Bytes from which the ratio counts: small parts may well be one character repeated. */
export const ratioAppliesFrom = 8 * 1024 * 1024;
/** Cells of a workbook, gaps between filled ones counted: 1,048,576 rows of 20 columns. */
export const maxCells = 20 * 1024 * 1024;
/** Characters in those cells; a text that a file holds once may stand in a million of them. */
export const maxCharacters = 512 * 1024 * 1024;
/** Rows of a sheet in every spreadsheet program. */
export const maxRows = 1_048_576;
/** Columns of a sheet in every spreadsheet program. */
export const maxColumns = 16_384;

/** Rows in one batch; a longer list becomes several batches of one import. */
export const maxRowsPerBatch = 1000;
/** Groups that one batch creates, at most: a list that names more has another column where its groups should be. */
export const maxNewGroupsPerBatch = 1000;
/** Characters of an e-mail address: RFC 5321, 4.5.3.1.3, less the angle brackets. */
export const maxAddressLength = 254;
/** Octets of an address's local part: RFC 5321, 4.5.3.1.1. */
export const maxLocalPartLength = 64;
/** Characters of a first or a last name. */
export const maxNameLength = 100;
/** Characters of the additional information. */
export const maxInformationLength = 2000;
/** Characters of one label or group name. */
export const maxLabelLength = 100;
/** Labels, or groups, that a list gives one person, at most. */
export const maxListedPerRow = 100;
/** Characters of a password that an admin sets for somebody, at least. */
export const minInitialPasswordLength = 8;
/** Characters of any password, at most; checked before hashing. */
export const maxPasswordLength = 128;

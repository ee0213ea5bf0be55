import { expect, test } from 'vitest';
import { knownSite } from '../../../extension/capture/known-site.ts';

test.each([
  ['https://excel.cloud.microsoft/open/onedrive/?docId=1', 'excel-online'],
  ['https://euc-excel.officeapps.live.com/x/_layouts/xlviewerinternal.aspx', 'excel-online'],
  ['https://word-edit.officeapps.live.com/we/wordeditorframe.aspx', null],
  ['https://onedrive.live.com/edit?id=1!2&resid=1!2&ithint=file%2cxlsx', 'excel-online'],
  ['https://onedrive.live.com/:x:/g/personal/1/abc', 'excel-online'],
  ['https://onedrive.live.com/edit.aspx?resid=1&app=Excel', 'excel-online'],
  ['https://onedrive.live.com/?id=root', null],
  ['https://school.sharepoint.com/:x:/r/sites/staff/_layouts/15/Doc.aspx?sourcedoc=1', 'excel-online'],
  ['https://school.sharepoint.com/sites/staff/_layouts/15/Doc.aspx?file=List%202026.xlsx', 'excel-online'],
  ['https://school.sharepoint.com/:w:/r/sites/staff/_layouts/15/Doc.aspx?file=Letter.docx', null],
  // A page of people in SharePoint is read like any page.
  ['https://school.sharepoint.com/sites/staff/SitePages/People.aspx', null],
  ['https://mail.google.com/mail/u/0/#inbox', 'gmail'],
  ['https://outlook.office.com/mail/', 'outlook'],
  ['https://outlook.live.com/mail/0/', 'outlook'],
  ['https://outlook.cloud.microsoft/mail/', 'outlook'],
  ['https://mail.google.com.evil.example/', null],
  ['http://mail.google.com/', null],
  ['chrome://newtab/', null],
  ['', null],
])('%s is %s', (address, site) => {
  expect(knownSite(address)).toBe(site);
});

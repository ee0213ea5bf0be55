/** Nodemailer comes without types. */
declare module 'nodemailer/lib/addressparser/index.js' {
  /** Parses a list of addresses as it stands in a mail's header. */
  export default function addressparser(list: string): { name: string; address: string }[];
}

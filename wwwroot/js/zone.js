// The viewer's time zone by its IANA name.
export const name = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

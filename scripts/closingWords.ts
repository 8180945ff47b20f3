/** What the person reads when everything runs: where to go, and as whom. */
export function closingWords(port: number, temporalUi: string, watch: boolean): string {
  const portal = `http://127.0.0.1:${port}`
  return [
    '',
    `  Portal              ${portal}`,
    `  Officers' desk      ${portal}/officer`,
    `  Development outbox  ${portal}/dev/outbox   every SMS and email that was sent`,
    `  Temporal UI         ${temporalUi}`,
    '',
    `  Demonstration sign-ins, one click each, no password: ${portal}/dev`,
    '',
    `  ${watch ? 'Changed files are loaded by themselves. ' : ''}Ctrl-C stops everything; the data stays in .data.`,
    '',
  ].join('\n')
}

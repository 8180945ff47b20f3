/** A form as a browser sends it: the body, with its kind and its weight. */
export async function multipart(form: FormData) {
  const sent = new Response(form)
  const body = await sent.arrayBuffer()
  const type = sent.headers.get('Content-Type') ?? ''
  return { body, headers: { 'Content-Type': type, 'Content-Length': `${body.byteLength}` } }
}

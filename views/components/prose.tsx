/**
 * A text of several lines: each is a paragraph, those that begin with `- ` are a list, and `**words**` stand out. No
 * other marks, so that whoever translates it need not know any language but that of people.
 */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {blocksOf(text).map((block) =>
        Array.isArray(block) ? (
          <ul>
            {block.map((item) => (
              <li>
                <Line text={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p>
            <Line text={block} />
          </p>
        ),
      )}
    </>
  )
}

function blocksOf(text: string): (string | string[])[] {
  const blocks: (string | string[])[] = []
  for (const line of text.split('\n')) {
    const last = blocks.at(-1)
    if (!line.startsWith('- ')) blocks.push(line)
    else if (Array.isArray(last)) last.push(line.slice(2))
    else blocks.push([line.slice(2)])
  }
  return blocks
}

const Line = ({ text }: { text: string }) => (
  <>{text.split('**').map((part, index) => (index % 2 === 1 ? <strong>{part}</strong> : part))}</>
)

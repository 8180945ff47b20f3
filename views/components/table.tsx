import type { Child } from 'hono/jsx'

export interface Column<Row> {
  label: string
  cell: (row: Row) => Child
  /** Right-aligned, tabular figures. */
  figure?: boolean
  /** Names the row; one column of a table should. */
  heads?: boolean
}

interface TableProps<Row> {
  caption: string
  /** For eyes that have the heading right above. */
  captionUnseen?: boolean
  columns: Column<Row>[]
  rows: Row[]
  /** Small tables of two or three columns stay tables on a phone; wide ones become labelled rows. */
  small?: boolean
}

export function Table<Row>({ caption, captionUnseen, columns, rows, small }: TableProps<Row>) {
  return (
    <table class={small ? 'small' : 'stack'}>
      <caption class={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column.figure ? 'figure' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>{columns.map((column) => cellOf(column, row))}</tr>
        ))}
      </tbody>
    </table>
  )
}

function cellOf<Row>(column: Column<Row>, row: Row) {
  const kind = column.figure ? 'figure' : undefined
  const value = column.cell(row)
  if (column.heads)
    return (
      <th scope="row" class={kind} data-label={column.label}>
        {value}
      </th>
    )
  return (
    <td class={kind} data-label={column.label}>
      {value}
    </td>
  )
}

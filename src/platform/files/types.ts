/** What browsers call the formats. */
export const csvType = 'text/csv; charset=utf-8'
export const odsType = 'application/vnd.oasis.opendocument.spreadsheet'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

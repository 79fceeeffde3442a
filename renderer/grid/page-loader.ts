import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import { sameSort } from './grid-definitions.ts'
import type { GridSource } from './grid-source.ts'

/**
 * AG Grid's datasource over a source that is replaced after every change. Requests for an order that the worker has not
 * opened yet wait for it instead of showing the old order.
 */
export class PageLoader<Row> implements IDatasource {
  private source: GridSource<Row> | null = null
  private waiting: IGetRowsParams[] = []
  private readonly onFailure: () => void

  constructor(onFailure: () => void) {
    this.onFailure = onFailure
  }

  /** Gives back the requests that waited; the grid asks again after it was told to refresh. */
  replace(source: GridSource<Row> | null): void {
    this.source = source
    const waited = this.waiting
    this.waiting = []
    for (const request of waited) request.failCallback()
  }

  getRows(request: IGetRowsParams): void {
    const asked = request.sortModel.map((item) => ({ column: item.colId, descending: item.sort === 'desc' }))
    const { source } = this
    if (!source || !sameSort(asked, source.sort)) {
      this.waiting.push(request)
      return
    }
    source.page(request.startRow, Math.min(request.endRow, source.count)).then(
      (rows) => request.successCallback([...rows], source.count),
      () => {
        request.failCallback()
        // The worker may have freed the selection to make room: the desk opens it again.
        if (source === this.source) this.onFailure()
      },
    )
  }
}

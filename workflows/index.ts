export { grievance } from './grievance/grievance'
export { reconciliation } from './reconciliation/reconciliation'

export { grievance } from './grievance/grievance'

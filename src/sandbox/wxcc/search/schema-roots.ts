const AGGREGATION = "field: String! type: AggregationType! name: String! predicate: GlobalVariables";
const PERIOD = "from: Long! to: Long!";
const REST = "aggregationInterval: IntervalData pagination: Pagination";
const LIST = "pageInfo: PageInfo intervalInfo: IntervalInfo";

/** What is the same for every kind of record, and the roots with their arguments, as Cisco's Search README has them. */
export const ROOTS = `
scalar Long
scalar JSON
scalar Word
enum QueryTimeType { createdTime endedTime }
enum Sort { asc desc }
enum ChannelType { telephony chat email social fax video workItem others }
enum AgentState { available idle ringing connected on_hold hold_done wrapup wrapup_done not_responding consulting
  consult_done conferencing conference_done outdial_reserved logged_in logged_out }
enum AggregationType { count sum average min max cardinality }
enum IntervalType { FIFTEEN_MINUTES THIRTY_MINUTES HOURLY DAILY WEEKLY MONTHLY }
input StringFilter { equals: String notequals: String contains: String match: String }
input WordFilter { equals: Word notequals: Word contains: String match: String }
input ChannelTypeFilter { equals: ChannelType notequals: ChannelType }
input AgentStateFilter { equals: AgentState notequals: AgentState }
input BooleanFilter { equals: Boolean notequals: Boolean }
input LongFilter { equals: Long notequals: Long gt: Long gte: Long lt: Long lte: Long }
input IntFilter { equals: Int notequals: Int gt: Int gte: Int lt: Int lte: Int }
input FloatFilter { equals: Float notequals: Float gt: Float gte: Float lt: Float lte: Float }
input IntervalData { interval: IntervalType! timezone: String }
input Pagination { cursor: String }
input TaskV2Aggregation { ${AGGREGATION} filter: TaskDetailsFilters extFilter: TaskDetailsSpecificFilters }
input TaskLegV2Aggregation { ${AGGREGATION} filter: TaskLegDetailsFilters }
input AgentSessionV2Aggregation { ${AGGREGATION} filter: AgentSessionFilters extFilter: AgentSessionSpecificFilters }
type AggregationValue { name: String value: Float }
type PageInfo { hasNextPage: Boolean endCursor: String }
type IntervalInfo { interval: String timezone: String }
type TaskList { tasks: [Task] ${LIST} }
type TaskDetailsList { tasks: [Task] ${LIST} }
type TaskLegDetailsList { taskLegs: [TaskLeg] ${LIST} }
type AgentSessions { agentSessions: [AgentSession] ${LIST} }
type Query {
  task(${PERIOD} timeComparator: QueryTimeType startTimeLookBackDays: Int filter: TaskFilters
    aggregations: [TaskV2Aggregation] ${REST}): TaskList
  taskDetails(${PERIOD} timeComparator: QueryTimeType startTimeLookBackDays: Int filter: TaskDetailsFilters
    extFilter: TaskDetailsSpecificFilters aggregations: [TaskV2Aggregation] ${REST}): TaskDetailsList
  taskLegDetails(${PERIOD} timeComparator: QueryTimeType filter: TaskLegDetailsFilters
    aggregations: [TaskLegV2Aggregation] ${REST}): TaskLegDetailsList
  agentSession(${PERIOD} filter: AgentSessionFilters extFilter: AgentSessionSpecificFilters
    aggregations: [AgentSessionV2Aggregation] ${REST}): AgentSessions
}
`;

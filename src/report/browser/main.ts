import { liveCharts } from './charts.ts';
import { liveTable } from './findings-table.ts';

liveTable(liveCharts());

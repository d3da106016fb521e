"""The page of demand: workloads, sites, throughputs, and what is owned already."""

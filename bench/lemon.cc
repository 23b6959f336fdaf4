// lemon - the peer of `dispatch`: the same network, level by level, by an algorithm of LEMON.
//
//     lemon NETWORK ns|cs
//
// Each level is solved anew (the library has no warm start); then every arc with a reduced cost is
// fixed where it stands. Prints processor and wall seconds of the solving alone, and the levels.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <sys/resource.h>
#include <vector>

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

typedef lemon::StaticDigraph Graph;

static double seconds(clockid_t clock)
{
    timespec now;

    clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

static int64_t get(FILE *file)
{
    int64_t value = 0;

    if (fread(&value, sizeof value, 1, file) != 1)
        throw 1;
    return value;
}

struct Network {
    Graph graph;
    int64_t arc_n, step_n;
    std::vector<int64_t> lower, upper;
    std::vector<std::vector<int64_t>> costs;
};

// StaticDigraph wants its arcs by tail; all rows are put into that order.
static void read(const char *path, Network &nw)
{
    FILE *file = fopen(path, "rb");
    int64_t node_n = get(file);
    nw.arc_n = get(file);
    nw.step_n = get(file);
    std::vector<int64_t> raw(4 * nw.arc_n);
    if (fread(raw.data(), sizeof raw[0], raw.size(), file) != raw.size())
        throw 1;
    std::vector<int64_t> first(node_n + 1, 0), at(nw.arc_n);
    for (int64_t i = 0; i < nw.arc_n; i++)
        first[raw[4 * i] + 1]++;
    for (int64_t v = 0; v < node_n; v++)
        first[v + 1] += first[v];
    for (int64_t i = 0; i < nw.arc_n; i++)
        at[i] = first[raw[4 * i]]++;
    std::vector<std::pair<int, int>> arcs(nw.arc_n);
    nw.lower.resize(nw.arc_n);
    nw.upper.resize(nw.arc_n);
    for (int64_t i = 0; i < nw.arc_n; i++) {
        arcs[at[i]] = std::make_pair(int(raw[4 * i]), int(raw[4 * i + 1]));
        nw.lower[at[i]] = raw[4 * i + 2];
        nw.upper[at[i]] = raw[4 * i + 3];
    }
    nw.graph.build(int(node_n), arcs.begin(), arcs.end());
    std::vector<int64_t> row(nw.arc_n);
    for (int64_t s = 0; s < nw.step_n; s++) {
        if (fread(row.data(), sizeof row[0], row.size(), file) != row.size())
            throw 1;
        nw.costs.push_back(std::vector<int64_t>(nw.arc_n));
        for (int64_t i = 0; i < nw.arc_n; i++)
            nw.costs[s][at[i]] = row[i];
    }
    fclose(file);
}

template <typename Map>
static void map_fill(const Graph &g, Map &map, const std::vector<int64_t> &from)
{
    for (int i = 0; i < g.arcNum(); i++)
        map[g.arc(i)] = from[i];
}

template <typename Algorithm> static int64_t solve(Network &nw, int64_t step)
{
    Graph::ArcMap<int64_t> lower(nw.graph), upper(nw.graph), cost(nw.graph);
    map_fill(nw.graph, lower, nw.lower);
    map_fill(nw.graph, upper, nw.upper);
    map_fill(nw.graph, cost, nw.costs[step]);
    Algorithm algorithm(nw.graph);
    algorithm.lowerMap(lower).upperMap(upper).costMap(cost);
    if (algorithm.run() != Algorithm::OPTIMAL)
        throw 2;
    int64_t value = 0;
    for (int i = 0; i < nw.graph.arcNum(); i++) {
        Graph::Arc arc = nw.graph.arc(i);
        int64_t reduced = nw.costs[step][i] + algorithm.potential(nw.graph.source(arc))
                          - algorithm.potential(nw.graph.target(arc));
        value += nw.costs[step][i] * algorithm.flow(arc);
        if (reduced != 0)
            nw.lower[i] = nw.upper[i] = algorithm.flow(arc);
    }
    return value;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 1;
    Network nw;
    rusage usage;
    read(argv[1], nw);
    bool simplex = !strcmp(argv[2], "ns");
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
    std::vector<int64_t> values;
    for (int64_t step = 0; step < nw.step_n; step++)
        values.push_back(simplex ? solve<lemon::NetworkSimplex<Graph, int64_t>>(nw, step)
                                 : solve<lemon::CostScaling<Graph, int64_t>>(nw, step));
    printf("solve\t%.3f\t%.3f\ncosts", seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu,
           seconds(CLOCK_MONOTONIC) - wall);
    for (int64_t value : values)
        printf(" %lld", (long long)value);
    getrusage(RUSAGE_SELF, &usage);
    printf("\nmemory\t%ld\n", usage.ru_maxrss);
    return 0;
}

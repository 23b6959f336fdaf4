/* A programme file: a tree of YAML or one fault with its line; a programme without a fault, or all
 * of its faults, each a sentence with a place. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "model/programme.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int32_t depth_of(const struct yaml_node *node, int32_t above)
{
    int32_t deepest = above + 1;

    assert(node->line >= 1 && node->column >= 1);
    if (node->kind == YAML_TEXT) {
        assert(utf8_valid(node->text));
        return deepest;
    }
    for (int32_t i = 0; i < node->n; i++) {
        int32_t below = depth_of(&node->items[i], above + 1);

        assert(node->kind == YAML_LIST || node->keys[i].kind == YAML_TEXT);
        if (below > deepest)
            deepest = below;
    }
    return deepest;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena a = {0};
    struct yaml_node root = {.line = -1};
    struct programme p = {0};
    struct fault_list faults = {.arena = &a, .name = "p.yaml"};
    struct err e = {0};

    if (!yaml_read((struct str){(const char *)bytes, size}, "p.yaml", &a, &root, &e)) {
        assert(e.code == ERR_INPUT && root.line == -1);
    } else {
        assert(depth_of(&root, 0) <= YAML_DEPTH_MAX + 1);
        if (programme_read(&root, &p, &faults))
            assert(faults.total == 0 && p.id.n && p.months_min <= p.months_max);
        else
            assert(faults.n > 0 && str_starts(faults.items[0], STR("p.yaml:")));
    }
    fault_reset(&faults);
    arena_reset(&a);
    return 0;
}

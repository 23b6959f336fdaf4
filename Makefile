# A thin front: every rule that matters is in meson.build.
BUILD ?= build

.PHONY: all
all: $(BUILD)/build.ninja
	ninja -C $(BUILD)

$(BUILD)/build.ninja:
	meson setup $(BUILD)

.PHONY: test
test: all
	meson test -C $(BUILD) --print-errorlogs

using Dashboard.Analysis.Model;
using Dashboard.Store;

namespace Dashboard.Tests.Store;

public class FunctionDirectoryTests
{
    [Fact]
    public void A_listing_keeps_what_it_does_not_tell_and_the_instance_of_what_did_not_change()
    {
        var directory = new FunctionDirectory();
        directory.TakeInventory([Function("a"), Function("b")], 100);
        directory.Update("a", f => f with { Reserved = ReservedConcurrency.Of(5) });
        var before = directory.Functions;
        directory.TakeInventory([Function("a"), Function("b") with { MemoryMegabytes = 1024 }], 115);
        Assert.Same(before[0], directory.Functions[0]);
        Assert.Equal(5, directory.Functions[0].Reserved.Value);
        Assert.Equal(1024, directory.Functions[1].MemoryMegabytes);
        Assert.Equal(512, before[1].MemoryMegabytes);
    }

    [Fact]
    public void A_slot_goes_to_another_function_only_after_the_window_has_passed_its_owner()
    {
        var directory = new FunctionDirectory();
        directory.TakeInventory([Function("old"), Function("kept")], 100);
        directory.TakeInventory([Function("kept")], 200);
        directory.Release(firstMinute: 200);
        directory.TakeInventory([Function("kept"), Function("new")], 230);
        Assert.Equal([0, 1, 2], new[] { "old", "kept", "new" }.Select(name => directory.Slots[name]));
        Assert.True(directory.IsGone("old"));

        directory.Release(firstMinute: 201);
        directory.TakeInventory([Function("kept"), Function("new"), Function("newer")], 231);
        Assert.False(directory.Slots.ContainsKey("old"));
        Assert.Equal(0, directory.Slots["newer"]);
        Assert.Equal("newer", directory.Functions[0].Name);
    }

    [Fact]
    public void A_function_that_comes_back_keeps_its_slot_and_is_asked_anew_for_its_settings()
    {
        var directory = new FunctionDirectory();
        directory.TakeInventory([Function("a")], 100);
        directory.Update("a", f => f with { Reserved = ReservedConcurrency.Of(5) });
        directory.TakeInventory([], 115);
        Assert.Null(directory.Functions[0].Reserved.Value);
        directory.TakeInventory([Function("a")], 130);
        Assert.Equal(0, directory.Slots["a"]);
        Assert.False(directory.Functions[0].Reserved.IsKnown);
    }

    [Fact]
    public void Functions_known_by_name_alone_take_their_configuration_when_it_comes()
    {
        var directory = new FunctionDirectory();
        directory.AddNamed(["b", "a"]);
        directory.AddNamed(["a"]);
        directory.TakeInventory([Function("a"), Function("b")], 100);
        Assert.Equal(512, directory[directory.Slots["a"]].MemoryMegabytes);
        Assert.Equal(2, directory.Functions.Length);
    }

    private static FunctionConfiguration Function(string name) => new() { Name = name, Arn = $"arn:aws:lambda:eu-west-1:123456789012:function:{name}", MemoryMegabytes = 512 };
}
